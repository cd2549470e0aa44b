# k8s-pkg-builder: docker build -t k8s-pkg-builder .
#
# Works with BuildKit and with the classic builder, so no RUN --mount. The arguments below are all there is to set:
#   BUILD_IMAGE    where the jar and the runtime are made: any Debian-like image; a JDK (17 or newer) is installed if it has none
#   RUNTIME_IMAGE  what the result stands on. The result brings its own C library, so it needs nothing; to have a shell
#                  in it, name an image of the same distribution as BUILD_IMAGE
#   JAR_FROM       build: by Maven, in here; context: take target/pkgbuilder.jar as it is; auto: context if that is there and
#                  no older than its sources, else build
#   APT_MIRROR, MAVEN_MIRROR   base addresses used in place of deb.debian.org and Maven Central
# Certificates of a proxy (*.crt) and a Maven settings.xml are taken from .image/ in the context, if that is there.
ARG BUILD_IMAGE=docker.io/library/debian:trixie-slim
ARG RUNTIME_IMAGE=scratch

FROM ${BUILD_IMAGE} AS build
ARG JAR_FROM=auto
ARG APT_MIRROR=
ARG MAVEN_MIRROR=
WORKDIR /src
# Before the sources, so that an edit does not install a JDK again.
COPY scripts/image-root scripts/
RUN scripts/image-root jdk
COPY . .
RUN scripts/image-root jar && scripts/image-root root /rootfs

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=
ARG CREATED=
ARG SOURCE=
LABEL org.opencontainers.image.title="k8s-pkg-builder" \
      org.opencontainers.image.description="One YAML per component in; correct, reproducible deb and rpm packages for every platform out." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="Kubernetes Authors" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.source="${SOURCE}"
COPY --from=build /rootfs/ /
# File names are UTF-8 whatever the caller's locale. /in, /out and /conf are where the KEP mounts them; a cache would be lost with the container.
ENV LANG=C.UTF-8 \
    PKGBUILDER_IN=/in \
    PKGBUILDER_OUT=/out \
    PKGBUILDER_CONF=/conf \
    PKGBUILDER_PIECE_CACHE=off
WORKDIR /work
# No shell and no writable directory is needed: perf data off, the native library lies unpacked, and what the JVM has to
# say goes to stderr, as stdout carries data alone.
ENTRYPOINT ["/opt/pkgbuilder/bin/java", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:SharedArchiveFile=/opt/pkgbuilder/pkgbuilder.jsa", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-DZstdNativePath=/opt/pkgbuilder/lib/libzstd-jni.so", "-jar", "/opt/pkgbuilder/pkgbuilder.jar"]
CMD ["build"]
