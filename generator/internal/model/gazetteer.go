package model

import "strings"

// Place is where people can search from: a town, or the middle of a postal
// code's area. A town is known by its name and region, a postal code by its code.
type Place struct {
	Name       string // "Denver" or "80202"
	Postal     bool   // Name is a postal code
	Region     string // ISO 3166-2 without its country, "CO"; "" when it is not known
	Country    string // ISO 3166-1, "US"
	Latitude   float64
	Longitude  float64
	Population int // of towns; 0 when it is not known
}

// ZIPRegion gives the state or territory where post for a ZIP code of the United
// States is sorted (USPS Publication 65), as a listing names it: Micronesia, the
// Marshall Islands and Palau are countries of their own. A handful of codes near a
// border serve the state next door. Both are "" when no state has the code.
func ZIPRegion(zip string) (country, region string) {
	if len(zip) < 5 {
		return "", ""
	}
	for _, s := range sortedFor {
		if s.from <= zip && zip[:len(s.to)] <= s.to {
			if s.region == "FM" || s.region == "MH" || s.region == "PW" {
				return s.region, s.region
			}
			return "US", s.region
		}
	}
	return "", ""
}

// sortedFor is USPS Publication 65 in brief: the first digits of the ZIP codes
// that belong to each region. An earlier entry prevails.
var sortedFor = func() (table []sorting) {
	for _, entry := range strings.Fields(`
		96799:AS 96939-96940:PW 96941-96944:FM 96950-96952:MP 96960:MH 96970:MH 06390:NY 005:NY 006-007:PR
		008:VI 009:PR 010-027:MA 028-029:RI 030-038:NH 039-049:ME 055:MA 050-059:VT 060-069:CT 070-089:NJ
		100-149:NY 150-196:PA 197-199:DE 201:VA 200-205:DC 206-219:MD 220-246:VA 247-268:WV 270-289:NC
		290-299:SC 300-319:GA 320-339:FL 341-349:FL 350-369:AL 370-385:TN 386-397:MS 398-399:GA 400-427:KY
		430-459:OH 460-479:IN 480-499:MI 500-528:IA 530-549:WI 550-567:MN 569:DC 570-577:SD 580-588:ND
		590-599:MT 600-629:IL 630-658:MO 660-679:KS 680-693:NE 700-714:LA 716-729:AR 733:TX 730-749:OK
		750-799:TX 800-816:CO 820-831:WY 832-838:ID 840-847:UT 850-865:AZ 870-884:NM 885:TX 889-898:NV
		900-961:CA 967-968:HI 969:GU 970-979:OR 980-994:WA 995-999:AK`) {
		digits, region, _ := strings.Cut(entry, ":")
		from, to, more := strings.Cut(digits, "-")
		if !more {
			to = from
		}
		table = append(table, sorting{from, to, region})
	}
	return table
}()

type sorting struct{ from, to, region string }
