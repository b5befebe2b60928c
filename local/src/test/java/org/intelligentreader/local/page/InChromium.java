package org.intelligentreader.local.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests that drive Chromium on the one [PageStage]. Without a font for Japanese its pages break at
/// other places.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Needs({Need.CHROMIUM, Need.JAPANESE_FONT})
@ExtendWith(PageStage.Extension.class)
@interface InChromium {}
