package plan

import (
	"archive/zip"
	"bytes"
)

// pluginURL is where the gallery offers the plugin for WordPress.
const pluginURL = galleryURL + "hub-widgets.zip"

// ZipPlugin packs the plugin as WordPress' page "Upload Plugin" takes it. The same plugin
// is the same bytes.
func ZipPlugin(plugin []byte) []byte {
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	file, err := archive.Create("hub-widgets/hub-widgets.php")
	if err == nil {
		_, err = file.Write(plugin)
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil { // into memory, which does not fail
		panic(err)
	}
	return packed.Bytes()
}

// pluginPages is the plugin for all languages; none where the hub has no script.
func (p *Plan) pluginPages() []Page {
	if p.Site.Script == "" {
		return nil
	}
	return []Page{{URL: pluginURL, Raw: func() []byte { return ZipPlugin(p.WordPress()) }}}
}
