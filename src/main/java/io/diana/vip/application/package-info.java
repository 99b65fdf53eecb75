/** What the VIP module can do, and what it needs for it. */
@NullMarked
package io.diana.vip.application;

import org.jspecify.annotations.NullMarked;
