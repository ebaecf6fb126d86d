"""The tab Reports: figures and charts of a module, an edition or all of them."""
