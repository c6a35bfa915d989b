# The images of the control plane, made from the built programs without a registry or a container
# engine, and a containerd that holds them. Sourced, never run.
# shellcheck shell=bash

IMAGE_REPOSITORY=k8s.gcr.io

# make_images PROGRAMS ROOT IMAGES: archives of one layer each, as `docker save` writes them.
make_images() {
  local programs="$1" root="$2" images="$3" name
  mkdir -p "$images"
  for name in kube-apiserver kube-controller-manager kube-scheduler; do
    stage_image "$images" && install_program "$programs/$name" "$images/stage/usr/local/bin/$name" &&
      pack_image "$images" "$name:v$KUBERNETES_VERSION" '[]' || return 1
  done
  stage_image "$images" && install_program "$programs/pause" "$images/stage/pause" &&
    pack_image "$images" pause:3.2 '["/pause"]' &&
    stage_image "$images" && install_program "$programs/lab-dns" "$images/stage/coredns" &&
    pack_image "$images" coredns:1.7.0 '["/coredns"]' &&
    stage_etcd "$programs" "$root" "$images" && pack_image "$images" etcd:3.4.13-0 '[]' &&
    stage_proxy "$programs" "$root" "$images" && pack_image "$images" "kube-proxy:v$KUBERNETES_VERSION" '[]'
}

stage_image() {
  local stage="$1/stage"
  rm -rf "$stage"
  mkdir -p "$stage/etc" "$stage/tmp"
  chmod 1777 "$stage/tmp"
  echo 'root:x:0:0:root:/root:/sbin/nologin' >"$stage/etc/passwd"
  echo 'root:x:0:' >"$stage/etc/group"
  echo 'hosts: files dns' >"$stage/etc/nsswitch.conf"
}

install_program() {
  install -D -m 755 "$1" "$2"
}

stage_etcd() {
  local programs="$1" root="$2" images="$3"
  stage_image "$images" &&
    install_program "$programs/etcd" "$root/usr/local/bin/etcd" &&
    take_with_libraries "$root" "$images/stage" /usr/local/bin/etcd &&
    take_with_libraries "$root" "$images/stage" /usr/bin/etcdctl /usr/local/bin/etcdctl &&
    mkdir -p "$images/stage/var/lib/etcd" &&
    rm "$root/usr/local/bin/etcd"
}

# kube-proxy calls iptables, conntrack and ip; iptables loads its matches as libraries.
stage_proxy() {
  local programs="$1" root="$2" images="$3" stage="$3/stage" program name
  local modules=/usr/lib/x86_64-linux-gnu/xtables
  stage_image "$images" && install_program "$programs/kube-proxy" "$stage/usr/local/bin/kube-proxy" || return 1
  for program in /usr/sbin/xtables-nft-multi /usr/sbin/xtables-legacy-multi /usr/sbin/conntrack /bin/sh /usr/bin/ip; do
    take_with_libraries "$root" "$stage" "$program" || return 1
  done
  mkdir -p "$stage$modules" "$stage/run" "$stage/var/run" "$stage/lib/modules"
  cp -L "$root$modules"/*.so "$stage$modules/"
  take_libraries "$root" "$stage" "$modules/libxt_statistic.so" || return 1 # it alone needs libm
  for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -s xtables-nft-multi "$stage/usr/sbin/$name"
  done
  printf 'tcp 6 TCP\nudp 17 UDP\nicmp 1 ICMP\n' >"$stage/etc/protocols"
}

# take_with_libraries ROOT STAGE PROGRAM [PLACE]
take_with_libraries() {
  local root="$1" stage="$2" program="$3" place="${4:-$3}" true_path
  true_path="$(in_root "$root" realpath "$program")" &&
    install_program "$root$true_path" "$stage$place" &&
    take_libraries "$root" "$stage" "$program"
}

take_libraries() {
  local root="$1" stage="$2" library true_path
  for library in $(in_root "$root" ldd "$3" | grep -o '/[^ ]*'); do
    true_path="$(in_root "$root" realpath "$library")" &&
      install_program "$root$true_path" "$stage$library" || return 1
  done
}

# pack_image IMAGES NAME ENTRYPOINT
pack_image() {
  local images="$1" name="$2" entry="$3" layer config work
  work="$images/work"
  rm -rf "$work"
  mkdir -p "$work"
  tar --sort=name --mtime=2021-01-13 --owner=0 --group=0 --numeric-owner -C "$images/stage" -cf "$work/layer" . || return 1
  layer="$(sha256sum "$work/layer" | cut -d ' ' -f 1)"
  mkdir "$work/$layer"
  mv "$work/layer" "$work/$layer/layer.tar"
  printf '{"architecture":"amd64","os":"linux","created":"2021-01-13T13:20:00Z","config":{"Env":["PATH=%s"],"WorkingDir":"/","Entrypoint":%s},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$entry" "$layer" >"$work/config"
  config="$(sha256sum "$work/config" | cut -d ' ' -f 1)"
  mv "$work/config" "$work/$config.json"
  printf '[{"Config":"%s.json","RepoTags":["%s/%s"],"Layers":["%s/layer.tar"]}]' \
    "$config" "$IMAGE_REPOSITORY" "$name" "$layer" >"$work/manifest.json"
  tar -C "$work" -cf "$images/${name%%:*}.tar" manifest.json "$config.json" "$layer"
  rm -rf "$work" "$images/stage"
}

# import_images ROOT IMAGES STORE: STORE becomes a directory as /var/lib/containerd of a host.
import_images() {
  local root="$1" images="$2" store="$3"
  mkdir -p "$root/srv/images" &&
    mv "$images"/*.tar "$root/srv/images/" &&
    cp "$LAB_LIBRARY/import-images" "$root/srv/" &&
    in_root "$root" /srv/import-images &&
    mv "$root/srv/containerd" "$store" &&
    rm -r "$root/srv/import-images" "$root/srv/images"
}
