/** Members over HTTP. */
@NullMarked
package io.diana.users.web;

import org.jspecify.annotations.NullMarked;
