/** What members earn, and by which rules: plain decisions. */
@NullMarked
package io.diana.gamification.domain;

import org.jspecify.annotations.NullMarked;
