/** The tables of the VIP module. */
@NullMarked
package io.diana.vip.persistence;

import org.jspecify.annotations.NullMarked;
