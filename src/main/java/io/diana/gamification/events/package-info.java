/** What the gamification module does when others speak. */
@NullMarked
package io.diana.gamification.events;

import org.jspecify.annotations.NullMarked;
