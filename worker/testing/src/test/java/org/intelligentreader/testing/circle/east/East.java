package org.intelligentreader.testing.circle.east;

import org.intelligentreader.testing.circle.west.West;

/// Half of a circle that [PackageRulesTest] has to find.
public record East(West other) {}
