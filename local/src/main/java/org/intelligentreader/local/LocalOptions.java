package org.intelligentreader.local;

import java.nio.file.Path;
import java.util.Optional;

/// `port` 0 takes any free one; `webFolder` is served at `/`.
public record LocalOptions(Path dataFolder, int port, Optional<Path> webFolder) {}
