package io.k8s.pkgbuilder.cli;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in either case, as curl and Go read them. */
final class EnvironmentProxies extends ProxySelector {
  private static final int DEFAULT_PORT = 8080;

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    if (excepted(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    // HTTP_PROXY in upper case may come from a request's header "Proxy:" in a CGI; curl's reason.
    Optional<String> proxy =
        "https".equalsIgnoreCase(uri.getScheme())
            ? variable("https_proxy")
            : variable("http_proxy");
    return List.of(
        proxy
            .or(() -> variable("all_proxy"))
            .flatMap(EnvironmentProxies::parse)
            .orElse(Proxy.NO_PROXY));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private boolean excepted(String host) {
    return host.equals("localhost")
        || host.matches("127\\.[0-9.]+|\\[?::1\\]?")
        // What gives tokens to the machines of clouds is on the machine, as it were.
        || host.matches("169\\.254\\.[0-9.]+|metadata\\.google\\.internal")
        || Arrays.stream(variable("no_proxy").orElse("").split("[,\\s]+"))
            .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(word -> !word.isEmpty())
            .anyMatch(word -> word.equals("*") || host.equals(word) || host.endsWith("." + word));
  }

  private static Optional<Proxy> parse(String text) {
    return uri(text)
        .map(
            uri ->
                new Proxy(
                    Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port(uri))));
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  /** Gives each proxy that asks the user and password in its own address; empty where none has. */
  Optional<Authenticator> passwords() {
    List<URI> proxies =
        Stream.of("https_proxy", "http_proxy", "all_proxy")
            .flatMap(name -> variable(name).stream())
            .flatMap(text -> uri(text).stream())
            .filter(uri -> uri.getUserInfo() != null)
            .toList();
    return proxies.isEmpty() ? Optional.empty() : Optional.of(new Passwords(proxies));
  }

  private static final class Passwords extends Authenticator {
    private final List<URI> proxies;

    Passwords(List<URI> proxies) {
      this.proxies = proxies;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() != RequestorType.PROXY
          ? null
          : proxies.stream()
              .filter(uri -> uri.getHost().equalsIgnoreCase(getRequestingHost()))
              .filter(uri -> port(uri) == getRequestingPort())
              .findFirst()
              .map(
                  uri -> {
                    String[] words = uri.getUserInfo().split(":", 2);
                    String password = words.length > 1 ? words[1] : "";
                    return new PasswordAuthentication(words[0], password.toCharArray());
                  })
              .orElse(null);
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request itself fails, and says so.
  }
}
