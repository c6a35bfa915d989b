package dev.slipway.host.probe;

/**
 * How apt is asked without being changed. Whoever runs apt as root with a stale cache makes it
 * write the cache anew; a question must not, so apt is then told to build its cache in memory.
 */
public final class AptCache {

  /** Sets {@code $cache} to the options that apt needs; empty when its cache is up to date. */
  public static final String SET_CACHE_OPTIONS =
      """
      cache=
      for file in /var/lib/dpkg/status /var/lib/apt/lists /etc/apt/sources.list \
      /etc/apt/sources.list.d /etc/apt/preferences /etc/apt/preferences.d; do
      if ! [ -e /var/cache/apt/pkgcache.bin ] || [ "$file" -nt /var/cache/apt/pkgcache.bin ]; then
      cache='-o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache='
      fi
      done
      """;

  private AptCache() {}
}
