-- What an organisation offers of a kind, read from the index alone: the score of every dossier that moves counts it.
create index annonces_stock on app.annonces (org_id, transaction, price_currency, price_amount)
  include (id, reference, property_type, city_key, zone_key, rent_period) where status = 'PUBLISHED' and price_amount is not null;
