//go:build !linux && !darwin

package write

import "errors"

func exchange(_, _ string) error { return errors.ErrUnsupported }
