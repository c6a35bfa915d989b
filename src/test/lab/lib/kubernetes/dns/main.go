// Stands in for CoreDNS: health, readiness and metrics, and a name server that knows the name
// kubernetes.default.svc.cluster.local alone.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/miekg/dns"
)

func main() {
	ok := func(s string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, s) })
	}
	go http.ListenAndServe(":8080", ok("OK"))
	go http.ListenAndServe(":8181", ok("OK"))
	go http.ListenAndServe(":9153", ok("# HELP coredns_build_info stand-in\ncoredns_build_info{version=\"1.7.0\"} 1\n"))
	h := dns.HandlerFunc(func(w dns.ResponseWriter, q *dns.Msg) {
		m := new(dns.Msg)
		m.SetReply(q)
		m.Authoritative = true
		m.Rcode = dns.RcodeNameError
		if len(q.Question) == 1 && q.Question[0].Name == "kubernetes.default.svc.cluster.local." {
			m.Rcode = dns.RcodeSuccess
			if q.Question[0].Qtype == dns.TypeA {
				m.Answer = []dns.RR{&dns.A{Hdr: dns.RR_Header{Name: q.Question[0].Name, Rrtype: dns.TypeA, Class: dns.ClassINET, Ttl: 5}, A: net.ParseIP(os.Getenv("KUBERNETES_SERVICE_HOST"))}}
			}
		}
		w.WriteMsg(m)
	})
	go func() { panic((&dns.Server{Addr: ":53", Net: "tcp", Handler: h}).ListenAndServe()) }()
	fmt.Println(".:53\nCoreDNS-1.7.0 (stand-in)")
	panic((&dns.Server{Addr: ":53", Net: "udp", Handler: h}).ListenAndServe())
}
