-- The page's own name of an order, as SHA-256, hexadecimal: sent again under it, in whatever session, it is that order.
ALTER TABLE orders ADD COLUMN key TEXT;
CREATE UNIQUE INDEX orders_by_key ON orders (key);
