/** What the gamification module can do, and what it needs for it. */
@NullMarked
package io.diana.gamification.application;

import org.jspecify.annotations.NullMarked;
