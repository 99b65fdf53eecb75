/** What becomes of an account when something is heard of its owner. */
@NullMarked
package io.diana.gamification.domain;

import org.jspecify.annotations.NullMarked;
