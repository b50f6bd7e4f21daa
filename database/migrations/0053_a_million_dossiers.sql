-- What a list or a page must not read where one organisation holds a million dossiers (bench/GROWTH.md).

-- Open dossiers by their last activity, of whatever kind.
create index dossiers_open_recent on app.dossiers (org_id, last_activity_at desc, id desc) where is_open;

-- The stock of one city by price: what a search is matched with.
create index annonces_stock_city on app.annonces (org_id, transaction, price_currency, city_key, price_amount desc, id desc)
  where status = 'PUBLISHED' and price_amount is not null;
