package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link LintIT}, with rpmlint and rpmbuild. */
class LintRpmIT {
  /** Our name by rpmlint's. */
  private static final Map<String, String> RPMLINT =
      Map.ofEntries(
          Map.entry("non-conffile-in-etc", "config-not-marked"),
          Map.entry("world-writable", "world-writable"),
          Map.entry("setuid-binary", "setuid"),
          Map.entry("dir-or-file-in-usr-local", "file-in-usr-local"),
          Map.entry("dir-or-file-in-home", "file-in-home"),
          Map.entry("dir-or-file-in-tmp", "volatile-file"),
          Map.entry("no-packager-tag", "missing-maintainer"),
          Map.entry("no-url-tag", "missing-homepage"),
          Map.entry("dangling-symlink", "broken-symlink"),
          Map.entry("dangling-relative-symlink", "broken-symlink"),
          Map.entry("non-standard-uid", "non-root-owner"),
          Map.entry("self-obsoletion", "obsoletes-itself"),
          Map.entry("shell-syntax-error-in-%post", "script-syntax"),
          Map.entry("non-executable-in-bin", "non-executable-in-bin"));

  @TempDir static Path directory;

  /** Lines of the spec beside those of a good package, by what is wrong then. */
  private static Map<String, String> spoiltRpms() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("good", "@INSTALL@");
    all.put("conffile", install("etc/other", "echo x >", "/etc/other"));
    all.put(
        "writable",
        install("usr/share/sample/x", "echo x >", "%attr(0666,root,root) /usr/share/sample/x"));
    all.put(
        "setuid", install("usr/bin/other", "cp /bin/true", "%attr(4755,root,root) /usr/bin/other"));
    all.put("local", install("usr/local/bin/other", "echo x >", "/usr/local/bin/other"));
    all.put("home", install("home/someone/other", "echo x >", "/home/someone/other"));
    all.put("tmp", install("tmp/other", "echo x >", "/tmp/other"));
    all.put("packager", "@-Packager@");
    all.put("url", "@-URL@");
    all.put(
        "link",
        install("usr/share/sample/link", "ln -s /usr/lib/nothing", "/usr/share/sample/link"));
    all.put(
        "relative", install("usr/share/sample/link", "ln -s ../nothing", "/usr/share/sample/link"));
    all.put(
        "owner",
        install("usr/share/sample/x", "echo x >", "%attr(0644,games,root) /usr/share/sample/x"));
    all.put("obsoletes", "@HEAD@Obsoletes: @NAME@ < 3");
    all.put("syntax", "@SCRIPT@%post\nif true; then");
    all.put("mode", install("usr/bin/other", "echo x >", "%attr(0644,root,root) /usr/bin/other"));
    return all;
  }

  private static String install(String path, String command, String line) {
    String target = "%{buildroot}/" + path;
    return "@INSTALL@mkdir -p $(dirname "
        + target
        + ")\n"
        + command
        + " "
        + target
        + "\n@FILES@"
        + line;
  }

  private static String spec(String spoil) {
    String spec =
        """
        Name: @NAME@
        Version: 2
        Release: 1
        Summary: Sample of a package
        License: Apache-2.0
        URL: https://example.org
        Packager: Some One <one@example.org>
        @HEAD@
        %description
        Long enough.
        %install
        mkdir -p %{buildroot}/etc/sample %{buildroot}/usr/share/sample %{buildroot}/usr/bin
        echo x > %{buildroot}/etc/sample/conf
        cp /bin/true %{buildroot}/usr/bin/sample
        @INSTALL@
        @SCRIPT@
        %files
        %dir /etc/sample
        %dir /usr/share/sample
        %config(noreplace) /etc/sample/conf
        /usr/bin/sample
        @FILES@
        """;
    for (String part : spoil.split("(?=@(?:HEAD|INSTALL|SCRIPT|FILES|-\\w+)@)", -1)) {
      int end = part.indexOf('@', 1) + 1;
      String mark = part.substring(0, end);
      spec =
          mark.startsWith("@-")
              ? spec.replaceFirst("(?m)^" + mark.substring(2, end - 1) + ": .*\n", "")
              : spec.replace(mark, part.substring(end));
    }
    return spec.replaceAll("@(HEAD|INSTALL|SCRIPT|FILES)@", "");
  }

  @Test
  void rpmlintAgrees() throws IOException {
    Tools.require("rpmlint", "rpmbuild");
    Path folder = Files.createDirectory(directory.resolve("rpms"));
    Path build = directory.resolve("build");
    Command rpmlint = Command.of("rpmlint");
    for (Map.Entry<String, String> one : spoiltRpms().entrySet()) {
      String name = one.getKey();
      String text = spec(one.getValue()).replace("@NAME@", name);
      Path spec = Files.writeString(directory.resolve(name + ".spec"), text);
      Command.of("rpmbuild", "--quiet", "-bb", "--target", "x86_64")
          .with("--define", "_topdir " + build)
          .with("--define", "_build_id_links none", "--define", "debug_package %{nil}")
          .with("--define", "__os_install_post %{nil}", spec)
          .output();
      Path file = folder.resolve(name + ".rpm");
      Files.move(build.resolve("RPMS/x86_64/" + name + "-2-1.x86_64.rpm"), file);
      rpmlint = rpmlint.with(file);
    }
    Map<String, Set<String>> theirs =
        LintOracle.names(rpmlint.run().stdout(), "(?m)^(\\S+)\\.x86_64: [A-Z]: (\\S+)", RPMLINT);
    LintOracle.assertAgrees(folder, theirs, RPMLINT);
  }
}
