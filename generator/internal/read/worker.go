package read

import (
	"bytes"
	"io"
	"os"
	"path"
)

// worker reads files of one hub, one after the other.
type worker struct {
	root   *os.Root
	words  words
	buffer bytes.Buffer
	dir    string   // the folder that was read from last
	folder *os.Root // dir, kept open: most files lie beside the one before
}

// open opens a file of the hub.
func (w *worker) open(file string) (*os.File, error) {
	dir, name := path.Split(file)
	if dir == "" {
		return w.root.Open(name)
	}
	if dir != w.dir {
		w.leave()
		folder, err := w.root.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		w.dir, w.folder = dir, folder
	}
	f, err := w.folder.Open(name)
	if err != nil { // a link into another folder of the hub
		return w.root.Open(file)
	}
	return f, nil
}

// leave closes the folder that is kept open.
func (w *worker) leave() {
	if w.folder != nil {
		w.folder.Close()
	}
	w.dir, w.folder = "", nil
}

// read gives at most limit bytes of a file; they are valid until the next read.
func (w *worker) read(file string, limit int) ([]byte, error) {
	f, err := w.open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w.buffer.Reset()
	if _, err := w.buffer.ReadFrom(io.LimitReader(f, int64(limit)+1)); err != nil {
		return nil, err
	}
	raw := w.buffer.Bytes()
	if len(raw) > limit { // cut at a line, not within a character
		raw = raw[:bytes.LastIndexByte(raw, '\n')+1]
	}
	return raw, nil
}

// text gives the text of the sheet's file; what keeps it from being read is noted.
func (s *sheet) text(w *worker) (text string, ok bool) {
	limit := maxTOML + maxMarkdown
	if kindOf(s.path) == placesFile {
		limit += maxPlaceBytes
	}
	raw, err := w.read(s.path, limit)
	if err != nil {
		s.failLine(0, 0, "unreadable", "the file can't be read: "+reason(err), "check its permissions")
		return "", false
	}
	return s.checkBytes(raw)
}
