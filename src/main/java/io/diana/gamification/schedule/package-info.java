/** What the gamification module does because time has passed, and for as long as it runs. */
@NullMarked
package io.diana.gamification.schedule;

import org.jspecify.annotations.NullMarked;
