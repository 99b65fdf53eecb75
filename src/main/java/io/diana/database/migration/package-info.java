/** How the schemas come to be: forward only, one module after the other, one node at a time. */
@NullMarked
package io.diana.database.migration;

import org.jspecify.annotations.NullMarked;
