package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPortable(t *testing.T) {
	tests := []struct{ name, path, base, page, want string }{
		{"a page", "programs/oak-house/index.html", "/", `<a class="b" href="/find/">All</a>`, `<a class="b" href="../../find/index.html">All</a>`},
		{"the front page", "index.html", "/", `<a href="/">Home</a> <link href="/assets/a.css">`, `<a href="index.html">Home</a> <link href="assets/a.css">`},
		{"below a base path", "find/index.html", "/hub/", `<a href="/hub/find/need/#x"></a><a href="/other/"></a>`, `<a href="../find/need/index.html#x"></a><a href="/other/"></a>`},
		{"what leads elsewhere", "find/index.html", "/", `<a href="#form"></a><a href="tel:988"></a><a href="https://example.org/"></a><a href="//example.org/"></a>`,
			`<a href="#form"></a><a href="tel:988"></a><a href="https://example.org/"></a><a href="//example.org/"></a>`},
		{"a query", "index.html", "/", `<a href="/find/?a=1&amp;b=2">`, `<a href="find/index.html?a=1&amp;b=2">`},
		{"pictures", "a/index.html", "/", `<IMG src="/b.png" srcset="/b.png 1x, /c.png 2x" alt="/d/">`, `<img src="../b.png" srcset="../b.png 1x, ../c.png 2x" alt="/d/">`},
		{"a redirect", "old/index.html", "/", `<meta http-equiv="refresh" content="0; url=/find/">`, `<meta http-equiv="refresh" content="0; url=../find/index.html">`},
		{"text and scripts", "a/index.html", "/", `<!DOCTYPE html><P>href="/find/" &amp;</P><script>x = '<a href="/find/">'</script>`, `<!DOCTYPE html><P>href="/find/" &amp;</P><script>x = '<a href="/find/">'</script>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := string(portable(nil, []byte(test.page), test.path, test.base))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
