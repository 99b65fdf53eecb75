/** What callers ask the gamification module. */
@NullMarked
package io.diana.gamification.web;

import org.jspecify.annotations.NullMarked;
