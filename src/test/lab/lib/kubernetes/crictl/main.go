// The part of crictl that kubeadm and people need, over the client in the Kubernetes tree: Debian has no
// package of crictl. Output in the form of crictl's tables and of its -o json.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	pb "k8s.io/cri-api/pkg/apis/runtime/v1alpha2"
	"k8s.io/kubernetes/pkg/kubelet/cri/remote"
)

func die(f string, a ...interface{}) { fmt.Fprintf(os.Stderr, f+"\n", a...); os.Exit(1) }
func short(s string) string {
	s = strings.TrimPrefix(s, "sha256:")
	if len(s) > 13 {
		return s[:13]
	}
	return s
}
func ago(ns int64) string {
	d := time.Since(time.Unix(0, ns))
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d seconds ago", int(d.Seconds()))
	case d < 2*time.Minute:
		return "About a minute ago"
	case d < time.Hour:
		return fmt.Sprintf("%d minutes ago", int(d.Minutes()))
	case d < 2*time.Hour:
		return "About an hour ago"
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours ago", int(d.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}
func size(b uint64) string {
	f, u := float64(b), []string{"B", "kB", "MB", "GB"}
	i := 0
	for f >= 1000 && i < 3 {
		f /= 1000
		i++
	}
	return fmt.Sprintf("%.3g%s", f, u[i])
}
func js(v interface{}) { b, _ := json.MarshalIndent(v, "", "  "); fmt.Println(string(b)) }

func main() {
	ep := "unix:///run/containerd/containerd.sock"
	if b, err := os.ReadFile("/etc/crictl.yaml"); err == nil {
		for _, l := range strings.Split(string(b), "\n") {
			if strings.HasPrefix(l, "runtime-endpoint:") {
				ep = strings.Trim(strings.TrimSpace(strings.TrimPrefix(l, "runtime-endpoint:")), `"`)
			}
		}
	}
	var quiet, all, force bool
	out, name, cmd := "table", "", ""
	var args []string
	av := os.Args[1:]
	for i := 0; i < len(av); i++ {
		a := av[i]
		next := func() string {
			if j := strings.Index(a, "="); j > 0 && strings.HasPrefix(a, "--") {
				return a[j+1:]
			}
			i++
			if i >= len(av) {
				die("flag needs an argument: %s", a)
			}
			return av[i]
		}
		k := a
		if j := strings.Index(a, "="); j > 0 && strings.HasPrefix(a, "--") {
			k = a[:j]
		}
		switch k {
		case "-r", "--runtime-endpoint":
			ep = next()
		case "-i", "--image-endpoint", "-t", "--timeout", "-c", "--config":
			next()
		case "-q", "--quiet":
			quiet = true
		case "-a", "--all":
			all = true
		case "-f", "--force", "-fa":
			force = true
		case "-o", "--output":
			out = next()
		case "--name":
			name = next()
		case "-v", "--version":
			cmd = "--version"
		default:
			if cmd == "" {
				cmd = a
			} else {
				args = append(args, a)
			}
		}
	}
	_ = force
	if cmd == "--version" {
		fmt.Println("crictl version v1.20.0-lab")
		return
	}
	if !strings.Contains(ep, "://") {
		ep = "unix://" + ep
	}
	rs, err := remote.NewRemoteRuntimeService(ep, 60*time.Second)
	if err != nil {
		die("FATA[0000] connect: connect endpoint '%s', make sure you are running as root and the endpoint has been started: %v", ep, err)
	}
	is, err := remote.NewRemoteImageService(ep, 60*time.Second)
	if err != nil {
		die("FATA[0000] connect: %v", err)
	}
	w := tabwriter.NewWriter(os.Stdout, 20, 1, 3, ' ', 0)
	defer w.Flush()
	switch cmd {
	case "version":
		v, err := rs.Version("v1alpha2")
		if err != nil {
			die("FATA[0000] getting the runtime version: %v", err)
		}
		fmt.Printf("Version:  %s\nRuntimeName:  %s\nRuntimeVersion:  %s\nRuntimeApiVersion:  %s\n", v.Version, v.RuntimeName, v.RuntimeVersion, v.RuntimeApiVersion)
	case "info":
		s, err := rs.Status()
		if err != nil {
			die("FATA[0000] getting status of runtime: %v", err)
		}
		js(map[string]interface{}{"status": s})
	case "pods":
		f := &pb.PodSandboxFilter{}
		l, err := rs.ListPodSandbox(f)
		if err != nil {
			die("FATA[0000] listing pod sandboxes: %v", err)
		}
		if out == "json" {
			js(map[string]interface{}{"items": l})
			return
		}
		if !quiet {
			fmt.Fprintln(w, "POD ID\tCREATED\tSTATE\tNAME\tNAMESPACE\tATTEMPT\tRUNTIME")
		}
		for _, p := range l {
			if name != "" && !strings.Contains(p.Metadata.Name, name) {
				continue
			}
			if quiet {
				fmt.Fprintln(w, p.Id)
				continue
			}
			st := "Ready"
			if p.State != pb.PodSandboxState_SANDBOX_READY {
				st = "NotReady"
			}
			rh := p.RuntimeHandler
			if rh == "" {
				rh = "(default)"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", short(p.Id), ago(p.CreatedAt), st, p.Metadata.Name, p.Metadata.Namespace, p.Metadata.Attempt, rh)
		}
	case "ps":
		f := &pb.ContainerFilter{}
		if !all {
			f.State = &pb.ContainerStateValue{State: pb.ContainerState_CONTAINER_RUNNING}
		}
		l, err := rs.ListContainers(f)
		if err != nil {
			die("FATA[0000] listing containers: %v", err)
		}
		if out == "json" {
			js(map[string]interface{}{"containers": l})
			return
		}
		if !quiet {
			fmt.Fprintln(w, "CONTAINER\tIMAGE\tCREATED\tSTATE\tNAME\tATTEMPT\tPOD ID")
		}
		for _, c := range l {
			if name != "" && !strings.Contains(c.Metadata.Name, name) {
				continue
			}
			if quiet {
				fmt.Fprintln(w, c.Id)
				continue
			}
			st := strings.TrimPrefix(c.State.String(), "CONTAINER_")
			st = st[:1] + strings.ToLower(st[1:])
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", short(c.Id), short(c.Image.Image), ago(c.CreatedAt), st, c.Metadata.Name, c.Metadata.Attempt, short(c.PodSandboxId))
		}
	case "images", "img":
		l, err := is.ListImages(nil)
		if err != nil {
			die("FATA[0000] listing images: %v", err)
		}
		if out == "json" {
			js(map[string]interface{}{"images": l})
			return
		}
		if !quiet {
			fmt.Fprintln(w, "IMAGE\tTAG\tIMAGE ID\tSIZE")
		}
		for _, m := range l {
			if quiet {
				fmt.Fprintln(w, m.Id)
				continue
			}
			for _, t := range m.RepoTags {
				j := strings.LastIndex(t, ":")
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", t[:j], t[j+1:], short(m.Id), size(m.Size_))
			}
		}
	case "inspecti":
		for _, a := range args {
			s, err := is.ImageStatus(&pb.ImageSpec{Image: a})
			if err != nil {
				die("FATA[0000] image status for %q request: %v", a, err)
			}
			if s == nil {
				die("FATA[0000] no such image %q present", a)
			}
			js(map[string]interface{}{"status": s})
		}
	case "inspect":
		for _, a := range args {
			s, err := rs.ContainerStatus(a)
			if err != nil {
				die("FATA[0000] getting the status of the container %q: %v", a, err)
			}
			js(map[string]interface{}{"status": s})
		}
	case "inspectp":
		for _, a := range args {
			s, err := rs.PodSandboxStatus(a)
			if err != nil {
				die("FATA[0000] getting the status of the pod sandbox %q: %v", a, err)
			}
			js(map[string]interface{}{"status": s})
		}
	case "pull":
		for _, a := range args {
			ref, err := is.PullImage(&pb.ImageSpec{Image: a}, nil, nil)
			if err != nil {
				die("FATA[0000] pulling image: %v", err)
			}
			fmt.Printf("Image is up to date for %s\n", ref)
		}
	case "stopp", "rmp", "stop", "rm", "rmi":
		for _, a := range args {
			var err error
			verb := "Stopped sandbox"
			switch cmd {
			case "stopp":
				err = rs.StopPodSandbox(a)
			case "rmp":
				err, verb = rs.RemovePodSandbox(a), "Removed sandbox"
			case "stop":
				err, verb = rs.StopContainer(a, 0), ""
			case "rm":
				err, verb = rs.RemoveContainer(a), ""
			case "rmi":
				err, verb = is.RemoveImage(&pb.ImageSpec{Image: a}), "Deleted:"
			}
			if err != nil {
				die("FATA[0000] %s %q: %v", cmd, a, err)
			}
			fmt.Println(strings.TrimSpace(verb + " " + a))
		}
	default:
		die("unknown command %q", cmd)
	}
}
