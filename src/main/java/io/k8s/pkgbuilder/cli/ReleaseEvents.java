package io.k8s.pkgbuilder.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.release.ReleaseListener;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.DoneStep;

/**
 * How a release goes on, for programs: the contract of {@code release --output json}, an object in
 * each line of stdout, described in docs/releasing.md.
 */
record ReleaseEvents(World world) implements ReleaseListener {
  @Override
  public void stage(StageName stage, int steps, int todo) {
    write(event("stage").put("stage", stage.word()).put("steps", steps).put("todo", todo));
  }

  @Override
  public void kept(Step step, DoneStep done) {
    write(done("kept", done));
  }

  @Override
  public void started(Step step) {
    write(event("started").put("step", step.id()));
  }

  @Override
  public void done(Step step, DoneStep done) {
    write(done("done", done).put("seconds", done.took().toMillis() / 1000.0));
  }

  private static ObjectNode done(String kind, DoneStep done) {
    ObjectNode node = event(kind).put("step", done.step());
    ArrayNode files = node.putArray("files");
    done.outputs()
        .forEach(
            file ->
                files
                    .addObject()
                    .put("path", file.path())
                    .put("size", file.size())
                    .put("sha256", file.sha256()));
    return node;
  }

  @Override
  public void failed(Step step, String why) {
    write(event("failed").put("step", step.id()).put("why", why));
  }

  @Override
  public void would(StageName stage, String id) {
    write(event("todo").put("step", id));
  }

  @Override
  public void skipped(StageName stage, String why) {
    write(event("skipped").put("stage", stage.word()).put("why", why));
  }

  @Override
  public void note(String text) {
    write(event("note").put("text", text));
  }

  private static ObjectNode event(String kind) {
    return JsonNodeFactory.instance.objectNode().put("event", kind);
  }

  private void write(ObjectNode node) {
    synchronized (world.out()) {
      world.out().print(node + "\n");
      world.out().flush();
    }
  }
}
