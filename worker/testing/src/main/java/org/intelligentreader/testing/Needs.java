package org.intelligentreader.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the tests of a package, a class or a method need of their machine. Where it is missing they
/// are skipped, and the end of `./reader test` says so in a line for each missing thing.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE})
@ExtendWith(NeedsCondition.class)
@Tag("needs")
public @interface Needs {
  Need[] value() default {};

  /// Files and folders of `../shared`.
  String[] shared() default {};
}
