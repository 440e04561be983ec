package plan

import "slices"

// ContentType is what a host must call a file, by the end of its name; "" leaves it to the host.
func ContentType(extension string) string {
	i := slices.IndexFunc(contentTypes, func(t contentType) bool { return t.extension == extension })
	if i < 0 {
		return ""
	}
	return contentTypes[i].String()
}

// contentType is a media type; what is text is in UTF-8, and smaller when compressed.
type contentType struct {
	extension, media string
	text             bool
}

func (t contentType) String() string {
	if t.text {
		return t.media + "; charset=utf-8"
	}
	return t.media
}

var contentTypes = []contentType{
	{".html", "text/html", true},
	{".css", "text/css", true},
	{".js", "text/javascript", true},
	{".json", "application/json", true},
	{".svg", "image/svg+xml", true},
	{".txt", "text/plain", true},
	{".xml", "application/xml", true},
	{".bin", "application/octet-stream", false},
	{".zip", "application/zip", false},
}
