/** No call waits for ever: each connection is a wire that is watched, and cut when the server keeps silent on it. */
@NullMarked
package io.diana.database.wire;

import org.jspecify.annotations.NullMarked;
