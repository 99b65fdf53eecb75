/** Members, their preferences and what may happen to them. */
@NullMarked
package io.diana.users.domain;

import org.jspecify.annotations.NullMarked;
