// Package preview shows a hub in a browser while it is being edited. It takes a
// hub's folder and an address to answer at; it gives pages made on demand, has
// open pages reload after an edit, and shows mistakes as a page that names file
// and line. It never writes to disk, and answers only under this computer's own
// names, so that no other website can read drafts through the visitor's browser.
package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"sitegen/generator"
)

// Options say what is shown and where.
type Options struct {
	Hub      generator.Options
	Address  string    // "127.0.0.1:8080"; port 0 takes any free one
	Messages io.Writer // what an editor is told
}

// Serve shows the hub until ctx ends.
func Serve(ctx context.Context, opts Options) error {
	site, err := openSite(opts.Hub, opts.Messages)
	if err != nil {
		return err
	}
	defer site.close()
	listener, err := listen(opts.Address)
	if err != nil {
		return err
	}
	defer listener.Close()
	watcher, err := newWatcher(opts.Hub.Source)
	if err != nil {
		return err
	}
	fmt.Fprintf(opts.Messages, "serving %s (press Ctrl-C to stop)\n", shownAddress(listener.Addr()))

	site.update(nil)
	ctx, stop := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { watcher.run(ctx, site.update) })
	defer watching.Wait()
	defer stop()
	return serve(ctx, listener, newHandler(site, opts.Address))
}

func listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use, perhaps by another sitegen\n  hint: choose another port: --addr 127.0.0.1:8081", address)
	}
	if err != nil {
		return nil, fmt.Errorf("can't answer at %s: %w\n  hint: write host and port: --addr 127.0.0.1:8080", address, err)
	}
	return listener, nil
}

// shownAddress is what to type into a browser on this computer.
func shownAddress(a net.Addr) string {
	host, port, _ := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// serve answers until ctx ends. Requests live no longer than ctx, so that
// pages waiting for a reload don't hold up the end.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	context.AfterFunc(ctx, func() { server.Close() })
	err := server.Serve(listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
