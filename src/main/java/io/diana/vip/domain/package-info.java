/** Plans and grants, and what follows from them at any instant. */
@NullMarked
package io.diana.vip.domain;

import org.jspecify.annotations.NullMarked;
