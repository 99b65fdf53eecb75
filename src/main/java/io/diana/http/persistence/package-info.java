/** What the frame keeps: the key that signs cursors. */
@NullMarked
package io.diana.http.persistence;

import org.jspecify.annotations.NullMarked;
