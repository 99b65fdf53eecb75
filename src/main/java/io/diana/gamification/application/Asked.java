package io.diana.gamification.application;

import io.diana.gamification.domain.PointsOrder;
import io.diana.outbox.Origin;

/**
 * An order, and the request that it came with.
 *
 * @param origin to which events that follow from it go back
 */
record Asked(PointsOrder order, Origin origin) {}
