/** What the gamification module does because time passes. */
@NullMarked
package io.diana.gamification.schedule;

import org.jspecify.annotations.NullMarked;
