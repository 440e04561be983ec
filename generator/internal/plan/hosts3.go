package plan

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// s3 writes a script for a bucket behind CloudFront. S3 keeps a cache header and a type
// with each file; the other headers come from CloudFront, by two policies.
func (h *Hosting) s3(w io.Writer) {
	fmt.Fprintf(w, `#!/bin/sh
# Puts %[1]s%[2]s on Amazon S3 behind CloudFront, printed by: sitegen host s3
# It needs the AWS command line, signed in.
#
#   sh hub-s3.sh publish public BUCKET    each time, after sitegen build
#   sh hub-s3.sh policies                 once: makes two response headers policies
#
# In CloudFront, let the distribution's origin be the bucket's website address (not its
# REST address), which knows index.html and 404.html:
#   aws s3 website s3://BUCKET --index-document index.html --error-document %[3]s404.html
# Compress objects automatically, and attach the policies to the behaviors
#   hub-frames    %[4]s
#   hub-pages     Default (*)
set -eu

# put CACHE TYPE FILTERS...: uploads what the filters leave, a type of "" is guessed
put() {
	cache=$1 type=$2
	shift 2
	if [ -n "$type" ]; then set -- "$@" --content-type "$type"; fi
	aws s3 cp "$folder" "s3://$bucket%[5]s" --recursive --no-progress --cache-control "$cache" --exclude "*" "$@"
}

publish() {
`, h.site, h.base, strings.TrimPrefix(h.base, "/"), strings.Join(h.framePaths(), "  "), strings.TrimSuffix(h.base, "/"))
	for _, u := range uploads {
		filters := ""
		for _, f := range u.filters {
			filters += fmt.Sprintf(" --include \"%s\"", f)
		}
		for _, f := range u.but {
			filters += fmt.Sprintf(" --exclude \"%s\"", f)
		}
		fmt.Fprintf(w, "\tput \"%s\" \"%s\"%s\n", u.cache, ContentType(u.extension), filters)
	}
	fmt.Fprintf(w, `	aws s3 sync "$folder" "s3://$bucket%s" --size-only --delete --no-progress
}

policies() {
	aws cloudfront create-response-headers-policy --response-headers-policy-config '%s'
	aws cloudfront create-response-headers-policy --response-headers-policy-config '%s'
}

case "${1-}" in
publish) folder=$2 bucket=$3; publish ;;
policies) policies ;;
*) echo "use: sh $0 publish FOLDER BUCKET, or: sh $0 policies" >&2; exit 2 ;;
esac
`, strings.TrimSuffix(h.base, "/"), h.cloudFront("hub-pages", "page"), h.cloudFront("hub-frames", "frame"))
}

// upload is one run over the files; those that pages lead to go before pages.
type upload struct {
	cache, extension string
	filters, but     []string
}

var (
	versions = []string{"widgets/*-????????.js", "widgets/*-??????????.js"} // as the rule "version"
	uploads  = append([]upload{
		{forever, ".js", versions, nil},
		{forever, ".bin", []string{"data/v1/atlas/*"}, nil},
		{forever, ".css", []string{"assets/*.css"}, nil},
		{forever, ".svg", []string{"assets/*.svg"}, nil},
		{forever, "", []string{"assets/*"}, []string{"*.css", "*.svg"}},
		{anHour, ".js", []string{"widgets/*.js"}, versions},
		{anHour, ".json", []string{"widgets/*.json"}, nil},
	}, otherUploads()...)
)

// otherUploads are of what no rule but the last names, by type.
func otherUploads() (all []upload) {
	ruled := []string{"assets/*", "data/v1/atlas/*", "widgets/*"}
	rest := upload{asked, "", []string{"*"}, append([]string{}, ruled...)}
	for _, t := range contentTypes {
		all = append(all, upload{asked, t.extension, []string{"*" + t.extension}, ruled})
		rest.but = append(rest.but, "*"+t.extension)
	}
	return append(all, rest)
}

// framePaths are the paths of frames as CloudFront's behaviors write them.
func (h *Hosting) framePaths() (paths []string) {
	for _, glob := range h.named("frame").globs {
		paths = append(paths, h.base+strings.Replace(glob, ":widget/*", "*/*", 1))
	}
	return paths
}

// cloudFront is a response headers policy in the form of CloudFront's API. Every file may
// be read by scripts of other websites: all of them are public, and none knows its reader.
func (h *Hosting) cloudFront(name, rule string) string {
	type object = map[string]any
	list := func(items ...any) object { return object{"Quantity": len(items), "Items": items} }
	r := h.named(rule)
	custom := []any{object{"Header": "Cross-Origin-Resource-Policy", "Value": "cross-origin", "Override": true}}
	for _, header := range append(r.own(), h.always...) {
		switch header.Name {
		case "Referrer-Policy", "X-Content-Type-Options", "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy":
		default:
			custom = append(custom, object{"Header": header.Name, "Value": header.Value, "Override": true})
		}
	}
	text, err := json.MarshalIndent(object{
		"Name": name, "Comment": h.site + h.base,
		"CorsConfig": object{
			"AccessControlAllowOrigins": list("*"), "AccessControlAllowHeaders": list("*"),
			"AccessControlAllowMethods": list("GET", "HEAD"), "AccessControlAllowCredentials": false, "OriginOverride": true,
		},
		"SecurityHeadersConfig": object{
			"ContentSecurityPolicy": object{"ContentSecurityPolicy": h.policyOf(r), "Override": true},
			"ContentTypeOptions":    object{"Override": true},
			"ReferrerPolicy":        object{"ReferrerPolicy": "no-referrer", "Override": true},
		},
		"CustomHeadersConfig": list(custom...),
	}, "", "\t")
	if err != nil {
		panic(err) // all of it is text
	}
	return strings.ReplaceAll(string(text), "'", `'\''`)
}
