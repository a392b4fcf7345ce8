# Built with the Java compiler, shipped without it.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
# What changes seldom comes first, so that a change of the sources fetches nothing again.
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib
COPY config config
COPY templates templates
COPY src/main src/main
RUN ./mvnw -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 berth \
    && useradd --uid 10001 --gid berth --no-create-home --shell /usr/sbin/nologin berth \
    && install -d -o berth -g berth -m 0750 /data
WORKDIR /berth
COPY --from=build /src/target/lib lib
COPY --from=build /src/target/berth.jar berth.jar
COPY config config
COPY templates templates
# What every start does is done once and kept: the classes that take part, loaded and linked.
RUN java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:AOTCacheOutput=/berth/berth.aot -jar /berth/berth.jar demo --warm-up --data /tmp/warm-up \
    && rm -rf /tmp/warm-up
USER berth
# Berth keeps its data under the folder it is started in.
WORKDIR /data
ENV BERTH_HOST=0.0.0.0 \
    BERTH_PORT=8080 \
    BERTH_CONFIG=/berth/config \
    BERTH_DATABASE=jdbc:sqlite:/data/berth.db
VOLUME /data
EXPOSE 8080
# Asked with the shell alone: the image needs no curl for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$BERTH_PORT && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:AOTCache=/berth/berth.aot", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/berth/berth.jar"]
CMD ["serve"]
