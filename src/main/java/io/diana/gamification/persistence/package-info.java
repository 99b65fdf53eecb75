/** The tables of the gamification module. */
@NullMarked
package io.diana.gamification.persistence;

import org.jspecify.annotations.NullMarked;
