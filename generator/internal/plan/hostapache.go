package plan

import (
	"fmt"
	"io"
)

// apache writes an .htaccess for Apache 2.4.10 and later. It needs AllowOverride FileInfo,
// which hosts that sell web space grant.
func (h *Hosting) apache(w io.Writer) {
	fmt.Fprintf(w, `# What Apache must be told of %[1]s%[2]s, printed by: sitegen host apache
# Keep it as static/.htaccess in the hub's folder: sitegen build copies it to the website.

ErrorDocument 404 %[2]s404.html

<IfModule mod_mime.c>
`, h.site, h.base)
	for _, t := range contentTypes {
		fmt.Fprintf(w, "\tAddType %s %s\n", t.media, t.extension)
		if t.text {
			fmt.Fprintf(w, "\tAddCharset utf-8 %s\n", t.extension)
		}
	}
	fmt.Fprint(w, `</IfModule>

<IfModule mod_deflate.c>
	<IfModule mod_filter.c>
`)
	for _, t := range contentTypes {
		if t.text {
			fmt.Fprintf(w, "\t\tAddOutputFilterByType DEFLATE %s\n", t.media)
		}
	}
	fmt.Fprint(w, `	</IfModule>
</IfModule>

# The kind of a file; the last line that fits counts. A page that says that a file is gone
# is sent with the headers of that file.
SetEnvIf Request_URI "^" HUB_KIND=page
`)
	for i := len(h.rules) - 1; i >= 0; i-- {
		if r := &h.rules[i]; r.match != "" {
			fmt.Fprintf(w, "SetEnvIf Request_URI \"%s\" HUB_KIND=%s\n", h.matching(r), r.name)
		}
	}
	fmt.Fprint(w, "SetEnvIf REDIRECT_HUB_KIND \"(.+)\" HUB_KIND=$1\n\n<IfModule mod_headers.c>\n")
	for _, header := range h.varying() {
		fmt.Fprintf(w, "\tHeader onsuccess unset %[1]s\n\tHeader always unset %[1]s\n", header.name)
		if header.otherwise != "" {
			fmt.Fprintf(w, "\tHeader always set %s \"%s\"\n", header.name, header.otherwise)
		}
		for _, v := range header.values {
			fmt.Fprintf(w, "\tHeader always set %s \"%s\" \"expr=reqenv('HUB_KIND') == '%s'\"\n", header.name, v.value, v.kind)
		}
	}
	fmt.Fprintf(w, "\t# that a file is missing is not kept for long\n\tHeader always set Cache-Control \"%s\" \"expr=%%{REQUEST_STATUS} -ge 400\"\n", asked)
	for _, header := range h.always {
		fmt.Fprintf(w, "\tHeader onsuccess unset %[1]s\n\tHeader always set %[1]s \"%[2]s\"\n", header.Name, header.Value)
	}
	fmt.Fprint(w, "</IfModule>\n")
}
