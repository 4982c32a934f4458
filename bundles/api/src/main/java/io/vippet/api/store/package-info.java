/**
 * Durable state. The bundle {@code store} offers {@link javax.sql.DataSource} with the service property
 * {@code dataSourceName=vippet}: one database for all bundles, a commit is on disk when it returns. Each bundle owns the
 * tables that it creates through {@link io.vippet.api.store.Migrations}; their names begin with the bundle's name.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
