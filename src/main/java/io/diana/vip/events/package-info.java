/** What the VIP module does when others speak. */
@NullMarked
package io.diana.vip.events;

import org.jspecify.annotations.NullMarked;
