/** What the module does when others speak. */
@NullMarked
package io.diana.users.events;

import org.jspecify.annotations.NullMarked;
