package generator

import (
	"crypto/sha256"
	"fmt"

	"sitegen/generator/internal/assets"
)

// asset is a file of the bundle as it is published. The service worker begins with a
// fingerprint of itself and of all that it keeps: browsers take a new worker, and the
// files anew, when its bytes change.
func (h *Hub) asset(f assets.File) ([]byte, error) {
	if f.Path != assets.WorkerPath || len(h.plan.Kept) == 0 {
		return f.Body, nil
	}
	sum := sha256.New()
	sum.Write(f.Body)
	for _, url := range h.plan.Kept {
		err := h.renderer.Page(h.plan.Page(url), func(page []byte) error {
			fmt.Fprintf(sum, "%s %d\n%s", url, len(page), page)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return fmt.Appendf(nil, "const HUB_VERSION=\"%x\";\n%s", sum.Sum(nil)[:8], f.Body), nil
}
