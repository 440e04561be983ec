package plan

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// nginx writes a server for nginx 1.18 and later. The kind of a file is settled before an
// error page takes its place: a script of another website has to see that a file is gone.
func (h *Hosting) nginx(w io.Writer) {
	fmt.Fprintf(w, `# What nginx must be told of %[1]s%[2]s, printed by: sitegen host nginx
# Put this in a file below /etc/nginx/conf.d/, and the website's files in the folder
# below. Certbot and its like add what https takes.

map $uri $hub_kind {
	default page;
`, h.site, h.base)
	for _, r := range h.rules {
		if r.match != "" {
			fmt.Fprintf(w, "\t\"~%s\" %s;\n", h.matching(&r), r.name)
		}
	}
	fmt.Fprint(w, "}\n")
	var add strings.Builder
	for _, header := range h.varying() {
		variable := "$hub_" + strings.ToLower(strings.ReplaceAll(header.name, "-", "_"))
		of, form := "$hub_kind", "\t%s \"%s\";\n"
		if header.name == "Cache-Control" { // that a file is missing is not kept for long
			of, form = "\"$hub_kind $status\"", "\t\"~^%s [23]\" \"%s\";\n"
		}
		fmt.Fprintf(w, "\nmap %s %s {\n\tdefault \"%s\";\n", of, variable, header.otherwise)
		for _, v := range header.values {
			fmt.Fprintf(w, form, v.kind, v.value)
		}
		fmt.Fprint(w, "}\n")
		fmt.Fprintf(&add, "\tadd_header %s %s always;\n", header.name, variable)
	}
	for _, header := range h.always {
		fmt.Fprintf(&add, "\tadd_header %s \"%s\" always;\n", header.Name, header.Value)
	}
	var media []string
	for _, t := range contentTypes {
		if t.text && t.media != "text/html" {
			media = append(media, t.media)
		}
	}
	folder := ""
	if h.base != "/" {
		folder = "; # with the website in the folder " + strings.Trim(h.base, "/") + " there"
	}
	fmt.Fprintf(w, `
server {
	listen 80;
	server_name %[1]s;
	root /var/www/hub%[2]s;
	index index.html;
	error_page 404 %[3]s404.html;
	absolute_redirect off;
	set $hub $hub_kind;

	# nginx sends these from nowhere but here: a location with an add_header of its
	# own would leave all of them out.
%[4]s
	charset utf-8;
	charset_types %[5]s application/javascript;
	gzip on;
	gzip_vary on;
	gzip_types %[5]s application/javascript;

	location / {
		try_files $uri $uri/ =404;
	}
	location ~ \.js$ {
		types {}
		default_type text/javascript;
	}
	location ~ "/[._](ht|headers$|redirects$)" {
		return 404;
	}
}
`, h.host(), strings.TrimSuffix(folder, ";"), h.base, add.String(), strings.Join(media, " "))
}

// matching is a rule's regular expression for whole paths.
func (h *Hosting) matching(r *hostRule) string {
	return "^" + regexp.QuoteMeta(h.base) + strings.TrimPrefix(r.match, "^")
}

// host is the hub's name in the net, without a port.
func (h *Hosting) host() string {
	_, name, _ := strings.Cut(h.site, "://")
	name, _, _ = strings.Cut(name, ":")
	return name
}

// varyingHeader is a header that depends on the kind of file; "" sends none.
type varyingHeader struct {
	name, otherwise string // what pages have
	values          []struct{ kind, value string }
}

// varying turns the rules about: from headers of kinds of files to kinds of a header.
func (h *Hosting) varying() []varyingHeader {
	page := h.Headers("/")
	var all []varyingHeader
	for _, name := range []string{"Content-Security-Policy", "Cache-Control", "Access-Control-Allow-Origin",
		"Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy"} {
		v := varyingHeader{name: name, otherwise: valueOf(page, name)}
		for i := range h.rules {
			if value := valueOf(h.sent(&h.rules[i]), name); value != v.otherwise {
				v.values = append(v.values, struct{ kind, value string }{h.rules[i].name, value})
			}
		}
		all = append(all, v)
	}
	return all
}

func valueOf(headers []Header, name string) string {
	for _, h := range headers {
		if h.Name == name {
			return h.Value
		}
	}
	return ""
}
