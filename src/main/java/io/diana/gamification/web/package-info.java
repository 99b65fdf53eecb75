/** The gamification module's part of the API. */
@NullMarked
package io.diana.gamification.web;

import org.jspecify.annotations.NullMarked;
