package plan

import (
	"fmt"
	"testing"

	"sitegen/generator/internal/model"
)

// TestVaried: one program of each organization, those that meet most terms first,
// then the later checked; who is equal comes in an order that no name decides.
func TestVaried(t *testing.T) {
	programs := []*model.Program{
		{ID: "a-1", Organization: "A", Offers: terms(addiction)},
		{ID: "a-2", Organization: "A", Offers: terms(addiction, grief)},
		{ID: "b", Organization: "B", Offers: terms(grief), Verified: model.Verified{On: 19_000}},
		{ID: "c", Organization: "C", Offers: terms(grief), Verified: model.Verified{On: 19_500}},
		{ID: "closed", Offers: terms(addiction, grief), Status: model.TemporarilyClosed},
		{ID: "else", Offers: terms(clinic)},
		{ID: "own-1", Offers: terms(addiction)},
		{ID: "own-2", Offers: terms(addiction)},
	}
	s := site(programs...)
	h := newHub(s, languagesOf(s), Options{})
	got := ids(h.varied(terms(addiction, grief), 9))
	if got != "a-2 c b own-1 own-2" && got != "a-2 c b own-2 own-1" {
		t.Errorf("picked are %q", got)
	}
	if got := ids(h.varied(terms(addiction, grief), 2)); got != "a-2 c" {
		t.Errorf("picked as two are %q", got)
	}
	if got := h.varied(nil, 9); len(got) > 0 {
		t.Errorf("a topic without terms shows %q", ids(got))
	}
}

func TestVariedIsNotTheAlphabet(t *testing.T) {
	alphabet := ""
	var programs []*model.Program
	for i := range 26 {
		p := &model.Program{ID: fmt.Sprintf("%c-house", 'a'+i), Offers: terms(grief)}
		programs = append(programs, p)
		if i < 6 {
			alphabet += p.ID + " "
		}
	}
	s := site(programs...)
	h := newHub(s, languagesOf(s), Options{})
	first := ids(h.varied(terms(grief), 6))
	if first+" " == alphabet {
		t.Error("the first names of the alphabet are picked")
	}
	for range 5 {
		if again := ids(h.varied(terms(grief), 6)); again != first {
			t.Errorf("picked are %q, and another time %q", first, again)
		}
	}
}

func TestTopicPage(t *testing.T) {
	s := site(many(2)...)
	s.Topics = []*model.Topic{
		{Slug: "loss", Title: "Loss", Kind: "guide", Related: []string{"use", "gone"}, Programs: terms(grief, addiction),
			Kinds: []model.TopicKind{{Name: "Peers", Programs: terms(grief, walkIn)}}, Snapshot: model.Snapshot{Supports: terms(addiction)}},
		{Slug: "use", Title: "Use", Kind: "skill", Draft: true},
	}
	p := planned(t, s)
	topic, head := mainOf[*Topic](t, p, "/topics/loss/")
	if len(topic.Related) != 1 || topic.Related[0] != s.Topics[1] {
		t.Errorf("related are %v", topic.Related)
	}
	if len(topic.More) != 1 || topic.More[0].URL != "/find/need/grief/" || topic.More[0].Count != 2 {
		t.Errorf("terms that nobody offers are among %v", topic.More)
	}
	if len(topic.Supports) != 1 || topic.Supports[0].Count != 0 || len(topic.Kinds[0].Leads) != 1 {
		t.Errorf("the snapshot supports %v; the kind leads to %v", topic.Supports, topic.Kinds[0].Leads)
	}
	if head.Kind != "article" || head.NoIndex || head.Draft {
		t.Errorf("the head is %+v", head)
	}
	if _, draft := mainOf[*Topic](t, p, "/topics/use/"); !draft.Draft || !draft.NoIndex || p.Page("/topics/use/").Listed {
		t.Error("a draft is shown to search engines")
	}
	topics, _ := mainOf[*Topics](t, p, "/topics/")
	if len(topics.Groups) != 2 || topics.Groups[0].Kind != "skill" || topics.Groups[1].Kind != "guide" {
		t.Errorf("the groups are %v", topics.Groups)
	}
}
