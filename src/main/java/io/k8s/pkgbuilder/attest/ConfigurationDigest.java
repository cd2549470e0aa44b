package io.k8s.pkgbuilder.attest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The SHA-256 of everything that the configuration decides about a package: its plan as JSON (as
 * {@code build --dry-run --output json} prints it), without the places it is written at and the
 * time, then the digests of the configured files.
 */
final class ConfigurationDigest {
  private static final List<String> PLACES = List.of("configuration", "configuredAt", "timestamp");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConfigurationDigest() {}

  static String of(ArtifactPlan plan, List<Material> files) {
    MessageDigest digest = Hashing.sha256();
    digest.update(decisions(plan).getBytes(StandardCharsets.UTF_8));
    files.forEach(
        file ->
            digest.update(
                (file.sha256() + "  " + file.name() + "\n").getBytes(StandardCharsets.UTF_8)));
    return Hashing.hex(digest);
  }

  private static String decisions(ArtifactPlan plan) {
    try {
      JsonNode node = MAPPER.readTree(PlanJson.render(new BuildPlan(List.of(plan))));
      JsonNode artifact = node.path("artifacts").path(0);
      strip(artifact);
      artifact.path("entries").forEach(ConfigurationDigest::strip);
      return MAPPER.writeValueAsString(artifact) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the plan's own JSON is always JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(PLACES);
    }
  }
}
