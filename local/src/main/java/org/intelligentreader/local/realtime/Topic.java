package org.intelligentreader.local.realtime;

/// Where messages travel.
record Topic(String name, boolean isPrivate) {}
